/** ARNs of the identity store. A path begins and ends with `/` and is part of the ARN, save for sessions. */
export const userArn = (partition: string, accountId: string, path: string, name: string): string => `arn:${partition}:iam::${accountId}:user${path}${name}`;
/** See {@link userArn}. */
export const groupArn = (partition: string, accountId: string, path: string, name: string): string => `arn:${partition}:iam::${accountId}:group${path}${name}`;
/** See {@link userArn}. */
export const roleArn = (partition: string, accountId: string, path: string, name: string): string => `arn:${partition}:iam::${accountId}:role${path}${name}`;
/** See {@link userArn}. */
export const policyArn = (partition: string, accountId: string, path: string, name: string): string =>
  `arn:${partition}:iam::${accountId}:policy${path}${name}`;
/** See {@link userArn}. */
export const instanceProfileArn = (partition: string, accountId: string, path: string, name: string): string =>
  `arn:${partition}:iam::${accountId}:instance-profile${path}${name}`;
/** The ARN of a role's session: without the role's path. */
export const assumedRoleArn = (partition: string, accountId: string, roleName: string, sessionName: string): string =>
  `arn:${partition}:sts::${accountId}:assumed-role/${roleName}/${sessionName}`;
