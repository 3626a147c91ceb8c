import type { OperationModel, ServiceModel } from '../../src/models/model.ts';
import type { SourceNamespace, SourceOperation, SourcePaginator, SourceReference, SourceService, SourceShape } from './botocore-model.ts';

/** A service in the project's form: its piece, and its operations' pieces by name. */
export interface CompactService {
  readonly service: ServiceModel;
  readonly operations: readonly OperationModel[];
}

type Facts = Readonly<Record<string, unknown>>;

/** Leaves out members that are undefined or false: in the compact form a trait is present or it is not. */
const present = (facts: Facts): Facts => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined && value !== false));

const asList = (value: string | readonly string[] | undefined): readonly string[] => (value === undefined ? [] : typeof value === 'string' ? [value] : value);

const namespace = (value: SourceNamespace | undefined): Facts | undefined => {
  if (value === undefined) return undefined;
  return typeof value === 'string' ? { uri: value } : present({ uri: value.uri, prefix: value.prefix });
};

/** botocore lets a reference inherit its shape's `locationName`; in the compact form every reference says its own. */
const member = (reference: SourceReference, shapes: Readonly<Record<string, SourceShape>>): Facts => {
  const target = shapes[reference.shape];
  const inherited = target?.type === 'list' ? target.locationName : undefined;
  return present({
    shape: reference.shape,
    location: reference.location,
    locationName: reference.locationName ?? inherited,
    queryName: reference.queryName,
    streaming: reference.streaming,
    flattened: reference.flattened,
    xmlAttribute: reference.xmlAttribute,
    xmlNamespace: namespace(reference.xmlNamespace),
    idempotencyToken: reference.idempotencyToken,
    hostLabel: reference.hostLabel,
    deprecated: reference.deprecated,
    eventpayload: reference.eventpayload,
    timestampFormat: reference.timestampFormat,
  });
};

const structure = (shape: SourceShape, shapes: Readonly<Record<string, SourceShape>>): Facts => ({
  members: Object.fromEntries(Object.entries(shape.members ?? {}).map(([name, reference]) => [name, member(reference, shapes)])),
  required: shape.required?.length ? shape.required : undefined,
  union: shape.union,
  document: shape.document,
  eventstream: shape.eventstream,
  event: shape.event,
  payload: shape.payload,
  locationName: shape.locationName,
  xmlNamespace: namespace(shape.xmlNamespace),
  exception: shape.exception,
  error: shape.error && present({ code: shape.error.code, httpStatusCode: shape.error.httpStatusCode, senderFault: shape.error.senderFault }),
});

const particulars = (shape: SourceShape, shapes: Readonly<Record<string, SourceShape>>): Facts => {
  const bounds = { min: shape.min, max: shape.max };
  switch (shape.type) {
    case 'structure':
      return structure(shape, shapes);
    case 'list':
      return { member: shape.member && member(shape.member, shapes), flattened: shape.flattened, ...bounds };
    case 'map':
      return {
        key: shape.key && member(shape.key, shapes),
        value: shape.value && member(shape.value, shapes),
        flattened: shape.flattened,
        locationName: shape.locationName,
        ...bounds,
      };
    case 'string':
      return { enum: shape.enum, pattern: shape.pattern, ...bounds };
    case 'integer':
    case 'long':
    case 'double':
    case 'float':
      return bounds;
    case 'boolean':
      return {};
    case 'timestamp':
      return { timestampFormat: shape.timestampFormat };
    case 'blob':
      return { streaming: shape.streaming, ...bounds };
    default:
      throw new Error(`The model has a shape of a type that is not known: ${shape.type}.`);
  }
};

/** The names of all shapes that can be reached from `roots`, in code-unit order. */
const closure = (roots: readonly string[], shapes: Readonly<Record<string, SourceShape>>): string[] => {
  const reached = new Set<string>();
  const waiting = [...roots];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    const shape = shapes[name];
    if (shape === undefined) throw new Error(`The model refers to a shape that it does not have: ${name}.`);
    const references = [...Object.values(shape.members ?? {}), shape.member, shape.key, shape.value];
    for (const reference of references) if (reference !== undefined) waiting.push(reference.shape);
  }
  return [...reached].sort();
};

const paginator = (source: SourcePaginator | undefined): Facts | undefined =>
  source &&
  present({
    inputTokens: asList(source.input_token),
    outputTokens: asList(source.output_token),
    limitKey: source.limit_key,
    moreResults: source.more_results,
    resultKeys: asList(source.result_key),
    nonAggregateKeys: source.non_aggregate_keys ?? [],
  });

/** `httpChecksumRequired` is the older trait for what `httpChecksum.requestChecksumRequired` says. */
const checksum = (operation: SourceOperation): Facts | undefined => {
  const { requestAlgorithmMember, requestValidationModeMember, responseAlgorithms, requestChecksumRequired } = operation.httpChecksum ?? {};
  const facts = present({
    requestAlgorithmMember,
    requestChecksumRequired: requestChecksumRequired === true || operation.httpChecksumRequired === true,
    requestValidationModeMember,
    responseAlgorithms,
  });
  return Object.keys(facts).length === 0 ? undefined : facts;
};

const operationPiece = (name: string, operation: SourceOperation, { model: { shapes }, pagination }: SourceService): OperationModel => {
  const { input, output } = operation;
  const errors = (operation.errors ?? []).map(({ shape }) => shape);
  const roots = [input?.shape, output?.shape, ...errors].filter((root) => root !== undefined);
  // The input's XML root is said by the operation; here the shape carries it, since an operation's piece has the shape to itself.
  const withRoot = (shape: string): SourceShape | undefined => {
    const own = shapes[shape];
    const root = input?.shape === shape ? present({ locationName: input.locationName, xmlNamespace: input.xmlNamespace }) : {};
    return own && { ...own, ...root };
  };
  const piece = present({
    name,
    http: present({ method: operation.http.method, requestUri: operation.http.requestUri, responseCode: operation.http.responseCode }),
    input: input?.shape,
    output: output?.shape,
    resultWrapper: output?.resultWrapper,
    errors,
    paginator: paginator(pagination[name]),
    authtype: operation.authtype === 'none' ? 'none' : undefined,
    hostPrefix: operation.endpoint?.hostPrefix,
    deprecated: operation.deprecated,
    httpChecksum: checksum(operation),
    unsignedPayload: operation.unsignedPayload || operation.authtype === 'v4-unsigned-body',
    shapes: Object.fromEntries(
      closure(roots, shapes).map((shape) => {
        const source = withRoot(shape);
        return [shape, source && present({ type: source.type, ...particulars(source, shapes), sensitive: source.sensitive })];
      }),
    ),
  });
  return piece as unknown as OperationModel;
};

const waiters = (source: SourceService['waiters']): Facts =>
  Object.fromEntries(
    Object.entries(source).map(([name, { operation, delay, maxAttempts, acceptors }]) => [
      name,
      {
        operation,
        delay,
        maxAttempts,
        acceptors: acceptors.map(({ state, matcher, argument, expected }) => ({ state, matcher, ...(argument === undefined ? {} : { argument }), expected })),
      },
    ]),
  );

/** Turns botocore's model of a service into the project's form. Prose and what only SDKs need is left out. */
export function compactService(source: SourceService): CompactService {
  const { metadata, operations } = source.model;
  const service = present({
    service: source.service,
    source: source.source,
    apiVersion: metadata.apiVersion,
    protocol: metadata.protocol,
    jsonVersion: metadata.jsonVersion,
    targetPrefix: metadata.targetPrefix,
    endpointPrefix: metadata.endpointPrefix,
    signingName: metadata.signingName ?? metadata.endpointPrefix,
    globalEndpoint: metadata.globalEndpoint,
    serviceId: metadata.serviceId,
    fullName: metadata.serviceFullName,
    abbreviation: metadata.serviceAbbreviation,
    xmlNamespace: metadata.xmlNamespace,
    operations: Object.keys(operations),
    waiters: waiters(source.waiters),
  });
  return {
    service: service as unknown as ServiceModel,
    operations: Object.entries(operations).map(([name, operation]) => operationPiece(name, operation, source)),
  };
}
