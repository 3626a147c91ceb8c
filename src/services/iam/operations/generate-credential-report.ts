import type { GenerateCredentialReportCommandInput, GenerateCredentialReportCommandOutput } from '@aws-sdk/client-iam';
import { operation } from '../../../kernel/operation.ts';
import { credentialReport, credentialReports, generationTime, reportLifetime } from '../credential-report.ts';
import { arnNeeds } from '../needs.ts';

export default operation<GenerateCredentialReportCommandInput, GenerateCredentialReportCommandOutput>({
  name: 'GenerateCredentialReport',
  mutating: true,
  needs: (_input, context) => arnNeeds('iam:GenerateCredentialReport', '*', context),
  execute(_input, context) {
    const { state, accountId, now, instantStateChanges } = context;
    const latest = state.get(credentialReports, [accountId]);
    if (latest !== undefined && now < latest.generatedAt) return { State: 'INPROGRESS' };
    if (latest !== undefined && now <= latest.generatedAt + reportLifetime) return { State: 'COMPLETE' };
    state.put(credentialReports, [accountId], { content: credentialReport(context), generatedAt: instantStateChanges ? now : now + generationTime });
    return { State: 'STARTED', Description: 'No report exists. Starting a new report generation task' };
  },
  example: { command: 'aws iam generate-credential-report' },
});
