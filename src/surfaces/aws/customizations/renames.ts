/** Flags that the AWS CLI names otherwise than the model; `*` for every command of the service. Source: awscli/customizations/argrename.py, 2026. */
export const renames: readonly { readonly service: string; readonly command: string; readonly from: string; readonly to: string }[] = [
  { service: 'ec2', command: 'create-image', from: 'no-no-reboot', to: 'reboot' },
  { service: 'ec2', command: '*', from: 'no-egress', to: 'ingress' },
  { service: 'ec2', command: '*', from: 'no-disable-api-termination', to: 'enable-api-termination' },
];

/** Older names that still work, undocumented. Source: as above. */
export const hiddenAliases: readonly { readonly service: string; readonly command: string; readonly name: string; readonly alias: string }[] = [
  { service: 'iam', command: 'enable-mfa-device', name: 'authentication-code1', alias: 'authentication-code-1' },
  { service: 'iam', command: 'enable-mfa-device', name: 'authentication-code2', alias: 'authentication-code-2' },
  { service: 'iam', command: 'resync-mfa-device', name: 'authentication-code1', alias: 'authentication-code-1' },
  { service: 'iam', command: 'resync-mfa-device', name: 'authentication-code2', alias: 'authentication-code-2' },
];
