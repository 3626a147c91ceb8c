import type { GetAccountSummaryCommandInput, GetAccountSummaryCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { mfaDevices, ownedMfaDevices } from '../../shared/identity/mfa-devices.ts';
import { groups, instanceProfiles, managedPolicies, ownedAccessKeys, roles, users } from '../../shared/identity/tables.ts';
import { arnNeeds } from '../needs.ts';
import { countRows, inlinePolicySize, quotas } from '../quotas.ts';

/** The quotas as GetAccountSummary names them. */
const quotaSummary = {
  UsersQuota: quotas.UsersPerAccount,
  GroupsQuota: quotas.GroupsPerAccount,
  RolesQuota: quotas.RolesPerAccount,
  PoliciesQuota: quotas.PoliciesPerAccount,
  InstanceProfilesQuota: quotas.InstanceProfilesPerAccount,
  GroupsPerUserQuota: quotas.GroupsPerUser,
  AccessKeysPerUserQuota: quotas.AccessKeysPerUser,
  AttachedPoliciesPerUserQuota: quotas.PoliciesPerUser,
  AttachedPoliciesPerGroupQuota: quotas.PoliciesPerGroup,
  AttachedPoliciesPerRoleQuota: quotas.PoliciesPerRole,
  VersionsPerPolicyQuota: quotas.VersionsPerPolicy,
  PolicyVersionsInUseQuota: 10_000,
  PolicySizeQuota: quotas.PolicySize,
  AssumeRolePolicySizeQuota: quotas.ACLSizePerRole,
  UserPolicySizeQuota: inlinePolicySize.user,
  GroupPolicySizeQuota: inlinePolicySize.group,
  RolePolicySizeQuota: inlinePolicySize.role,
  ServerCertificatesQuota: 20,
  SigningCertificatesPerUserQuota: 2,
  GlobalEndpointTokenVersion: 1,
};

export default operation<GetAccountSummaryCommandInput, GetAccountSummaryCommandOutput>({
  name: 'GetAccountSummary',
  mutating: false,
  needs: (_input, context) => arnNeeds('iam:GetAccountSummary', '*', context),
  execute(_input, context) {
    const { state, accountId } = context;
    const own = Array.from(state.list(managedPolicies, { prefix: [accountId] }), ({ value }) => value);
    return {
      SummaryMap: {
        Users: countRows(context, users, [accountId]),
        Groups: countRows(context, groups, [accountId]),
        Roles: countRows(context, roles, [accountId]),
        Policies: own.length,
        PolicyVersionsInUse: own.reduce((sum, { versions }) => sum + versions.length, 0),
        InstanceProfiles: countRows(context, instanceProfiles, [accountId]),
        AccountAccessKeysPresent: countRows(context, ownedAccessKeys, [accountId, accountId], 1),
        MFADevices: countRows(context, mfaDevices, [accountId]),
        MFADevicesInUse: countRows(context, ownedMfaDevices, [accountId]),
        AccountMFAEnabled: countRows(context, ownedMfaDevices, [accountId, accountId], 1),
        AccountPasswordPresent: 1,
        // What this simulation has none of, so that none is there: certificates, identity providers.
        AccountSigningCertificatesPresent: 0,
        ServerCertificates: 0,
        Providers: 0,
        ...quotaSummary,
      },
    };
  },
  example: { command: 'aws iam get-account-summary' },
});
