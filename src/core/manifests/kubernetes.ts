// Kubernetes manifests: workloads are services, Services are hosts, environments and ConfigMaps say what they can reach.
import type { FieldContext } from '../config/fields';
import type {
  BackendFact,
  CallFact,
  FormatFacts,
  HostFact,
  RouteFact,
  ServiceFact,
  StatementFact,
  ValueFact,
} from '../model/facts';
import type { Problem } from '../model/problem';
import type { SyntaxNode } from '../syntax/node';
import { nodeAt } from '../syntax/access';
import { itemsAt, mapAt, textAt } from './facts/nodes';
import type { Format, ManifestDocument } from './format';
import { readConfigMap } from './kubernetes-objects/config-map';
import { readHost } from './kubernetes-objects/host';
import { readIngress } from './kubernetes-objects/ingress';
import { readNetworkPolicy } from './kubernetes-objects/network-policy';
import { readAutoscaler } from './kubernetes-objects/replicas';
import { readBackends } from './kubernetes-objects/route';
import { readRoutePolicies } from './kubernetes-objects/route-policy';
import { nameWorkloads, type Workload, workloadOf } from './kubernetes-objects/workload';
import { readWorkload } from './kubernetes-objects/workload-facts';

const FORMAT = 'kubernetes';
/** `v1` and the groups of Kubernetes; `argoproj.io` and `apps.openshift.io` for workloads of the same shape. */
const API_VERSION =
  /^(?:v1|(?:apps|batch|extensions|autoscaling|policy|(?:[a-z0-9-]+\.)+k8s\.io|argoproj\.io|apps\.openshift\.io)\/v\d\w*)$/;
const MAX_NESTED_LISTS = 4;
/** Kinds that lead to Services. */
const ROUTES = new Set(['Ingress', 'HTTPRoute', 'GRPCRoute']);

/** Reads one Kubernetes object or a `List` of them. Kinds that say nothing about services and calls give no facts. */
export const kubernetes: Format = {
  id: FORMAT,
  title: 'Kubernetes workloads, Services, Ingresses, routes, autoscalers, ConfigMaps and NetworkPolicies',
  read: readKubernetes,
};

function readKubernetes(document: ManifestDocument): FormatFacts | undefined {
  if (!isKubernetes(document.root)) return undefined;
  const services: ServiceFact[] = [];
  const calls: CallFact[] = [];
  const hosts: HostFact[] = [];
  const values: ValueFact[] = [];
  const backends: BackendFact[] = [];
  const statements: StatementFact[] = [];
  const routes: RouteFact[] = [];
  const problems: Problem[] = [];
  const context: FieldContext = { place: document.place, problems };
  const workloads: Workload[] = [];
  for (const object of objectsOf(document.root, 0)) {
    const kind = textAt(object, 'kind');
    // A kustomize patch that removes an object.
    if (textAt(object, '$patch') === 'delete') continue;
    if (kind === 'Service') hosts.push(...readHost(document, object, FORMAT));
    else if (kind === 'Ingress') hosts.push(...readIngress(document, object, FORMAT));
    else if (kind === 'ConfigMap') values.push(...readConfigMap(document, object));
    else if (kind === 'NetworkPolicy') calls.push(...readNetworkPolicy(document, object, FORMAT));
    else if (kind === 'HorizontalPodAutoscaler') statements.push(...readAutoscaler(context, document, object, FORMAT));
    else if (kind === 'HTTPRoute') routes.push(...readRoutePolicies(context, object, FORMAT));
    if (kind !== undefined && ROUTES.has(kind)) backends.push(...readBackends(document, object));
    const workload = workloadOf(object);
    if (workload !== undefined) workloads.push(workload);
  }
  for (const { workload, name } of nameWorkloads(workloads)) {
    const facts = readWorkload(document, workload, name, FORMAT);
    services.push(facts.service);
    calls.push(...facts.calls);
  }
  return { services, calls, hosts, values, backends, statements, routes, problems };
}

function isKubernetes(root: SyntaxNode): boolean {
  const version = textAt(root, 'apiVersion');
  if (version === undefined || !API_VERSION.test(version) || version.startsWith('kustomize.')) return false;
  return (
    textAt(root, 'kind') !== undefined &&
    (mapAt(root, 'metadata') !== undefined || nodeAt(root, 'items')?.kind === 'list')
  );
}

/** The object itself, or the objects of a `List` (`DeploymentList` …). */
function objectsOf(node: SyntaxNode, depth: number): readonly SyntaxNode[] {
  if (depth > MAX_NESTED_LISTS) return [];
  const isList = textAt(node, 'kind')?.endsWith('List') === true && nodeAt(node, 'items')?.kind === 'list';
  return isList ? itemsAt(node, 'items').flatMap((item) => objectsOf(item, depth + 1)) : [node];
}
