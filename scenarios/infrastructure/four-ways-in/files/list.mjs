import { DescribeInstancesCommand, EC2Client } from "@aws-sdk/client-ec2";

const ec2 = new EC2Client();
try {
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand());
  for (const { Instances = [] } of Reservations) {
    for (const { InstanceId, State } of Instances) console.log(InstanceId, State.Name);
  }
} catch (error) {
  console.log(`${error.name}: ${error.message}`);
}
