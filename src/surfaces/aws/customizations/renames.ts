/** Flags that the AWS CLI names otherwise than the model; `*` for every command of the service. Source: awscli/customizations/argrename.py, 2026. */
export const renames: readonly { readonly service: string; readonly command: string; readonly from: string; readonly to: string }[] = [
  { service: 'ec2', command: 'create-image', from: 'no-no-reboot', to: 'reboot' },
  { service: 'ec2', command: '*', from: 'no-egress', to: 'ingress' },
  { service: 'ec2', command: '*', from: 'no-disable-api-termination', to: 'enable-api-termination' },
];
