import { AwsError } from '../../../kernel/aws-error.ts';
import type { Call, CallResult, Credentials } from '../../../kernel/call.ts';
import type { ServiceModel } from '../../../models/model.ts';
import { kebabName, serviceCommand } from '../../../models/names.ts';
import { Interrupted, ServiceError } from '../errors.ts';
import type { AnsweringCloud } from '../io.ts';
import { programName } from '../program-name.ts';
import { resolveCredentials } from '../session/credentials.ts';
import { resolveRegion } from '../session/region.ts';
import type { Session } from '../session/session.ts';
import { requireBucketName } from './bucket-name.ts';
import { withoutBody } from './without-body.ts';

/** How S3 says that a bucket is in another Region; to HEAD, which has no body, by the status alone. */
const redirects: ReadonlySet<string> = new Set(['PermanentRedirect', 'AuthorizationHeaderMalformed', '301', '400']);

/** Sends calls of one service: Region, credentials and cloud are found once, at the first call. */
export class Caller {
  private constructor(
    private readonly session: Session,
    private readonly service: ServiceModel,
    readonly cloud: AnsweringCloud,
    readonly region: string,
    private readonly credentials: Credentials | undefined,
  ) {}

  static async open(session: Session, service: ServiceModel): Promise<Caller> {
    const region = await resolveRegion(session, service);
    const credentials = await resolveCredentials(session);
    return new Caller(session, service, await session.environment.openCloud(), region, credentials);
  }

  /**
   * Sends a call and gives what came of it. An S3 bucket of another Region is followed there, as the AWS CLI does.
   * @throws a CommandLineError for what cannot name an S3 bucket
   */
  async send(operation: string, input: Readonly<Record<string, unknown>>): Promise<CallResult> {
    const missing = await notSimulatedError(this.session, this.service.service, operation);
    if (missing !== undefined) return { ok: false, error: missing };
    if (this.service.service === 's3') requireBucketName(input);
    const result = await this.once(operation, input, this.region);
    if (result.ok || this.service.service !== 's3') return result;
    const { code, details } = result.error;
    const elsewhere = details.Region ?? details.BucketRegion;
    return withoutBody(
      operation,
      redirects.has(code) && elsewhere !== undefined && elsewhere !== this.region ? await this.once(operation, input, elsewhere) : result,
    );
  }

  /** Sends a call and gives its answer. @throws a ServiceError when it is refused */
  async call(operation: string, input: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>> {
    const result = await this.send(operation, input);
    if (!result.ok) throw new ServiceError(operation, result.error, result.event);
    return result.output;
  }

  private async once(operation: string, input: Readonly<Record<string, unknown>>, region: string): Promise<CallResult> {
    const { environment, io } = this.session;
    if (io.interrupted?.() ?? io.signal?.aborted) throw new Interrupted();
    const call: Call = {
      service: this.service.service,
      operation,
      region,
      input,
      source: {
        surface: environment.surface,
        ip: '127.0.0.1',
        userAgent: `nimbi/${environment.version} md/command#${serviceCommand(this.service.service)}.${kebabName(operation)}`,
      },
      ...(this.credentials !== undefined && { credentials: this.credentials }),
    };
    const result = await this.cloud.call(call);
    environment.onCall?.(call, result);
    if (this.session.globals.debug) {
      const { describeCall } = await import('./debug.ts');
      await io.stderr.write(describeCall(call, result));
    }
    return result;
  }
}

/** How many of the operations that are simulated the refusal of another names. */
const named = 5;

/** The refusal of an operation that is not simulated, naming some that are, the nearest where there are such; `undefined` for one that is. */
async function notSimulatedError(session: Session, service: string, operation: string): Promise<AwsError | undefined> {
  const { environment } = session;
  if (environment.simulated(service, operation)) return undefined;
  const { notSimulated } = await import('../../../messages/aws/en.ts');
  const { nearest } = await import('../../../kernel/nearest.ts');
  const there = environment.simulatedOperations(service).map(kebabName).sort();
  const command = kebabName(operation);
  const near = nearest(command, there);
  const some = there.length <= named ? there : near.length > 0 ? near : there.slice(0, named);
  const help = `${programName(environment.surface)} ${serviceCommand(service)} help`;
  return new AwsError('NotSimulated', notSimulated(serviceCommand(service), command, { count: there.length, some, help }), 501);
}

/** Refuses an operation that is not simulated, before anybody has to be signed in. */
export async function requireSimulated(session: Session, service: ServiceModel, operation: string): Promise<void> {
  const error = await notSimulatedError(session, service.service, operation);
  if (error !== undefined) throw new ServiceError(operation, error);
}
