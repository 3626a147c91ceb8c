/** Whether IAM takes this as a virtual MFA device's name. */
export const isDeviceName = (name: string): boolean => /^[\w+=,.@-]{1,226}$/.test(name);
