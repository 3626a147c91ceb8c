import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CheckResult, type Client, has, runChecks } from './client.ts';
import { runProgram, versionOf } from './run-program.ts';
import type { Facts, World } from './world.ts';

const configuration = fileURLToPath(new URL('terraform/main.tf', import.meta.url));

/** Where machines without a registry have providers; `TF_PLUGIN_DIR` names another folder. */
const plugins = process.env.TF_PLUGIN_DIR || '/opt/tf-plugins';

function run(world: World, facts: Facts): Promise<readonly CheckResult[]> {
  copyFileSync(configuration, join(facts.folder, 'main.tf'));
  const variables = { TF_VAR_bucket: `${facts.bucket}-tf`, TF_VAR_image: facts.imageId };
  const env = { ...world.environment('admin'), TF_IN_AUTOMATION: '1', TF_CLI_CONFIG_FILE: '/dev/null', CHECKPOINT_DISABLE: '1', ...variables };
  const terraform = async (line: string, stage = 'first'): Promise<string> => {
    const { exitCode, stdout, stderr } = await runProgram(['terraform', ...line.split(' ')], { ...env, TF_VAR_stage: stage }, facts.folder);
    if (exitCode !== 0) throw new Error(`terraform ${line} ended with ${exitCode}: ${stderr.trim() || stdout.trim().slice(-800)}`);
    return stdout;
  };
  return runChecks({
    init: async () => void (await terraform(`init -no-color -plugin-dir=${plugins}`)),
    apply: async () => has(await terraform('apply -no-color -auto-approve'), 'Apply complete!'),
    'plan without changes': async () => has(await terraform('plan -no-color -detailed-exitcode'), 'No changes.'),
    change: async () => has(await terraform('apply -no-color -auto-approve', 'second'), 'Apply complete!'),
    destroy: async () => has(await terraform('destroy -no-color -auto-approve', 'second'), 'Destroy complete!'),
  });
}

/** Terraform with its provider for AWS, where both are present: neither comes from a registry of packages. */
export const terraform: Client = {
  name: 'Terraform',
  id: 'terraform',
  version: async () => (existsSync(join(plugins, 'registry.terraform.io/hashicorp/aws')) ? versionOf(['terraform', 'version']) : undefined),
  run,
};
