import { isoSecond } from '../../../wire/sigv4/timestamp.ts';
import { metadataJson } from './dynamic.ts';
import type { InstanceView } from './instance.ts';
import type { RoleCredentials } from './role-credentials.ts';
import { type Folder, folder, type Leaf } from './tree.ts';

/** What the folder of an instance's role needs besides the instance. */
export interface RoleSource {
  credentials(roleName: string): Promise<RoleCredentials>;
  /** The machine's time when the cloud's is that, both in milliseconds since 1970: programs compare these dates with the machine's clock. */
  machineTime(cloudTime: number): number;
}

const since = '2012-01-12';

/** Where AWS's own messages point. Source: IAM User Guide, "Troubleshoot IAM and Amazon EC2", read 2026-11-24. */
const advice = 'Please see documentation at https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_iam-ec2.html#troubleshoot_iam-ec2_errors-info-doc.';

/** `iam/`: the instance profile and the credentials of its role. Without a profile there is none; without a role in it no credentials are. */
export async function iamFolder(view: InstanceView, source: RoleSource): Promise<Folder | undefined> {
  const association = view.instance.IamInstanceProfile;
  if (association?.Arn === undefined) return undefined;
  const { Arn: arn, Id: id = '' } = association;
  const now = isoSecond(source.machineTime(view.cloud.now()));
  const profile = await view.profile();
  const info =
    profile?.InstanceProfileId === id
      ? { Code: 'Success', LastUpdated: now, InstanceProfileArn: arn, InstanceProfileId: id }
      : { Code: 'InstanceProfileNotFound', Message: `Instance Profile ${arn} cannot be found. ${advice}`, LastUpdated: now };
  const roleName = info.Code === 'Success' ? profile?.Roles?.[0]?.RoleName : undefined;
  return folder(since, {
    info: { since, read: () => Promise.resolve(metadataJson(info)) },
    'security-credentials': roleName === undefined ? undefined : folder(since, { [roleName]: credentialsLeaf(roleName, view, source) }),
  });
}

function credentialsLeaf(roleName: string, { cloud }: InstanceView, source: RoleSource): Leaf {
  const read = async (): Promise<string | undefined> => {
    const got = await source.credentials(roleName);
    if (got === 'none') return undefined;
    if (got === 'AssumeRoleUnauthorizedAccess') {
      // The wording: aws/aws-cli issue 2060, 2016-07-11.
      const Message = `EC2 cannot assume the role ${roleName}.  ${advice}`;
      return metadataJson({ Code: got, Message, LastUpdated: isoSecond(source.machineTime(cloud.now())) });
    }
    const { credentials, expiresAt } = got.credentials;
    return metadataJson({
      Code: 'Success',
      LastUpdated: isoSecond(source.machineTime(got.since)),
      Type: 'AWS-HMAC',
      AccessKeyId: credentials.accessKeyId,
      SecretAccessKey: credentials.secretAccessKey,
      Token: credentials.sessionToken ?? '',
      Expiration: isoSecond(source.machineTime(expiresAt)),
    });
  };
  return { since, read };
}
