import type { OperationModel, ServiceModel } from '../../models/model.ts';
import type { Models } from '../../models/models.ts';
import { actionOf } from './form-request.ts';
import { structureOf } from './members.ts';
import type { WireRequest } from './message.ts';
import { fitsPath, pathParts, type UriTemplate, uriTemplate } from './uri-template.ts';

/** How a REST operation is told from others. */
interface Route {
  readonly name: string;
  readonly method: string;
  readonly template: UriTemplate;
  /** How many of its segments are fixed. */
  readonly texts: number;
  /** Names that the query must have, and that the headers must have. */
  readonly query: readonly string[];
  readonly headers: readonly string[];
  /** One that another has replaced, which answers in its place. */
  readonly deprecated: boolean;
}

const requiredAt = (model: OperationModel, location: 'querystring' | 'header'): readonly string[] => {
  const shape = structureOf(model, model.input);
  return (shape?.required ?? []).flatMap((name) => {
    const member = shape?.members[name];
    return member?.location === location ? [member.locationName ?? name] : [];
  });
};

function routeOf(model: OperationModel): Route {
  const template = uriTemplate(model.http.requestUri);
  return {
    name: model.name,
    method: model.http.method,
    template,
    texts: template.segments.filter((segment) => typeof segment === 'string' && segment !== '').length,
    query: requiredAt(model, 'querystring'),
    headers: requiredAt(model, 'header').map((name) => name.toLowerCase()),
    deprecated: model.deprecated === true,
  };
}

/** The routes of a service by their methods. */
function routesByMethod(models: Models, service: ServiceModel): ReadonlyMap<string, readonly Route[]> {
  const routes = new Map<string, Route[]>();
  for (const name of service.operations) {
    const model = models.operation(service.service, name);
    if (model === undefined) continue;
    const route = routeOf(model);
    routes.set(route.method, [...(routes.get(route.method) ?? []), route]);
  }
  return routes;
}

/** Says which operation of a service a request means, by its path, query, headers and body; `undefined` where it means none. */
export interface Router {
  operationOf(request: WireRequest): string | undefined;
}

/** The router of a service. The routes of a REST service are put together at the first request. */
export function routerOf(models: Models, service: ServiceModel): Router {
  switch (service.protocol) {
    case 'query':
    case 'ec2':
      return { operationOf: (request) => known(service, actionOf(request)) };
    case 'json':
      return { operationOf: ({ headers }) => known(service, targetOf(service, headers['x-amz-target'])) };
    default: {
      let routes: ReturnType<typeof routesByMethod> | undefined;
      return {
        operationOf(request) {
          routes ??= routesByMethod(models, service);
          return matchRoute(routes.get(request.method) ?? [], request);
        },
      };
    }
  }
}

const known = ({ operations }: ServiceModel, name: string | undefined): string | undefined =>
  name !== undefined && operations.includes(name) ? name : undefined;

/** The operation of `X-Amz-Target`. CloudTrail's prefix comes in full from botocore, and from other SDKs without the package before it. */
function targetOf({ targetPrefix = '' }: ServiceModel, target = ''): string | undefined {
  const end = target.lastIndexOf('.');
  const prefix = target.slice(0, end);
  return prefix === targetPrefix || targetPrefix.endsWith(`.${prefix}`) ? target.slice(end + 1) : undefined;
}

/**
 * The operation whose path fits, and of these the one that is told apart by most: fixed texts of the path, the query's literals (`?acl`),
 * then what an operation requires in query (UploadPart's `partNumber`) and headers (CopyObject's source). What an operation requires and
 * a request lacks counts against it, so that a request that fits none is still the operation's that it is nearest to, which then says what
 * is missing.
 */
function matchRoute(routes: readonly Route[], { path, query, headers }: WireRequest): string | undefined {
  const names = new Set(query.map(([name]) => name));
  const parts = pathParts(path);
  let best: { readonly name: string; readonly score: number } | undefined;
  for (const route of routes) {
    const { literals } = route.template;
    if (!literals.every(([name, value]) => query.some((pair) => pair[0] === name && (value === '' || pair[1] === value)))) continue;
    if (!fitsPath(route.template, parts)) continue;
    const present = route.query.filter((name) => names.has(name)).length + route.headers.filter((name) => name in headers).length;
    const missing = route.query.length + route.headers.length - present;
    const score = route.texts * 1000 + literals.length * 100 + present - missing * 10 - (route.deprecated ? 0.5 : 0);
    if (best === undefined || score > best.score) best = { name: route.name, score };
  }
  return best?.name;
}
