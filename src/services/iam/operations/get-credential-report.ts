import type { GetCredentialReportCommandInput, GetCredentialReportCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { toDate } from '../answers.ts';
import { credentialReports, reportLifetime } from '../credential-report.ts';
import { errors } from '../errors.ts';
import { arnNeeds } from '../needs.ts';

export default operation<GetCredentialReportCommandInput, GetCredentialReportCommandOutput>({
  name: 'GetCredentialReport',
  mutating: false,
  needs: (_input, context) => arnNeeds('iam:GetCredentialReport', '*', context),
  execute(_input, { state, accountId, now }) {
    const report = state.get(credentialReports, [accountId]);
    if (report === undefined) throw errors.reportNotPresent();
    if (now < report.generatedAt) throw errors.reportInProgress();
    if (now > report.generatedAt + reportLifetime) throw errors.reportExpired();
    return { Content: Buffer.from(report.content), ReportFormat: 'text/csv', GeneratedTime: toDate(report.generatedAt) };
  },
  example: { command: 'aws iam get-credential-report', before: ['aws iam generate-credential-report'] },
});
