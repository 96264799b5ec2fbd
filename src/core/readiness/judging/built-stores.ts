// What Terraform and operators of Kubernetes say of the stores of a service: backups, and a second one that takes over.
import type { Artifacts } from '../../artifacts/artifacts';
import { type TerraformResource, terraformIn } from '../../artifacts/terraform';
import { at, itemsAt, numberAt, textAt } from '../../artifacts/traced';
import type { KubernetesObject } from '../../artifacts/kubernetes/object';
import { rememberEach } from '../../catalog/remember';
import type { Evidence } from '../../model/place';
import type { CheckContext } from '../check';
import { storesOf } from './stores';
import { inText } from './texts';
import { inKubernetes } from './workloads';

/** `unread`: an expression, or something that is set elsewhere. */
export type Answer = 'yes' | 'no' | 'unread';

export interface BuiltStore {
  /** `aws_db_instance orders`. */
  readonly name: string;
  readonly backup: Answer;
  readonly available: Answer;
  readonly evidence: readonly Evidence[];
}

export interface BuiltStores {
  readonly stores: readonly BuiltStore[];
  /** Stores of the descriptor of which nothing is known that builds them. */
  readonly unseen: readonly string[];
}

type Read = (resource: TerraformResource) => Answer;

const YES: Read = () => 'yes';
const UNREAD: Read = () => 'unread';

/** What the providers do where nobody says it (their documentation): a retention of 0 keeps nothing. */
const TYPES: ReadonlyMap<string, { readonly backup: Read; readonly available: Read }> = new Map([
  ['aws_db_instance', { backup: days('backup_retention_period', 0), available: flag('multi_az') }],
  ['aws_rds_cluster', { backup: days('backup_retention_period', 1), available: UNREAD }],
  ['aws_docdb_cluster', { backup: days('backup_retention_period', 1), available: UNREAD }],
  ['aws_neptune_cluster', { backup: days('backup_retention_period', 1), available: UNREAD }],
  ['aws_dynamodb_table', { backup: flag('point_in_time_recovery.enabled'), available: YES }],
  [
    'aws_elasticache_replication_group',
    { backup: days('snapshot_retention_limit', 0), available: flag('automatic_failover_enabled') },
  ],
  [
    'google_sql_database_instance',
    {
      backup: flag('settings.backup_configuration.enabled'),
      available: word('settings.availability_type', 'REGIONAL'),
    },
  ],
  [
    'azurerm_postgresql_flexible_server',
    { backup: days('backup_retention_days', 7), available: present('high_availability.mode') },
  ],
  [
    'azurerm_mysql_flexible_server',
    { backup: days('backup_retention_days', 7), available: present('high_availability.mode') },
  ],
]);

const operatedIn = rememberEach((objects: Artifacts['objects']) =>
  objects.filter((object) => operated(object) !== undefined),
);

/** Resources in the service's own folders, and those that are called like one of its stores. */
export function builtStoresOf(context: CheckContext): BuiltStores {
  const { artifacts, service } = context;
  const declared = storesOf(context);
  const names = declared === 'none' ? [] : declared.flatMap((store) => textAt(store, 'name') ?? []);
  const wanted = new Set(names.map(normal));
  const own = new Set(artifacts.files(service.name, /\.tf$/i).map(({ file }) => file));
  const resources = artifacts
    .allFiles(/\.tf$/i)
    .flatMap(terraformIn)
    .filter((resource) => TYPES.has(resource.type) && !isReplica(resource))
    .map((resource) => ({ resource, called: calledBy(resource).filter((name) => wanted.has(normal(name))) }))
    .filter(({ resource, called }) => called.length > 0 || own.has(resource.place.file));
  const objects = operatedIn(artifacts.objects).filter(
    (object) => wanted.has(normal(object.name)) || artifacts.serviceOf(object) === service.name,
  );
  const seen = new Set([...resources.flatMap(({ called }) => called), ...objects.map(({ name }) => name)].map(normal));
  const stores = [
    ...resources.map(({ resource }) => builtBy(resource)),
    ...objects.flatMap((object) => operated(object, artifacts.objects) ?? []),
  ];
  // Where as many are built in its folders as it names, their names need not be the same.
  const unseen = stores.length >= names.length ? [] : names.filter((name) => !seen.has(normal(name)));
  return { stores, unseen };
}

function builtBy(resource: TerraformResource): BuiltStore {
  const read = TYPES.get(resource.type);
  return {
    name: `${resource.type} ${resource.name}`,
    backup: read?.backup(resource) ?? 'unread',
    available: read?.available(resource) ?? 'unread',
    evidence: inText(resource.place),
  };
}

/** A replica of another one has the data of that. */
function isReplica({ values }: TerraformResource): boolean {
  return values.has('replicate_source_db') || values.has('master_instance_name');
}

function calledBy({ name, values }: TerraformResource): readonly string[] {
  const keys = ['identifier', 'cluster_identifier', 'replication_group_id', 'name', 'db_name'];
  return [name, ...keys.flatMap((key) => values.get(key)?.text ?? [])];
}

function normal(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}

function days(key: string, otherwise: number): Read {
  return ({ values }) => {
    const value = values.get(key);
    if (value === undefined) return otherwise > 0 ? 'yes' : 'no';
    const number = Number(value.text ?? Number.NaN);
    return Number.isNaN(number) ? 'unread' : number > 0 ? 'yes' : 'no';
  };
}

function flag(key: string): Read {
  return word(key, 'true');
}

function word(key: string, wanted: string): Read {
  return ({ values }) => {
    const value = values.get(key);
    if (value === undefined) return 'no';
    return value.text === undefined ? 'unread' : value.text === wanted ? 'yes' : 'no';
  };
}

function present(key: string): Read {
  return ({ values }) => (values.has(key) ? 'yes' : 'no');
}

/** CloudNativePG and the operator of Zalando, which keeps its backups in its own settings. */
function operated(
  { apiVersion, kind, name, value, place }: KubernetesObject,
  all: readonly KubernetesObject[] = [],
): BuiltStore | undefined {
  if (kind === 'Cluster' && apiVersion.startsWith('postgresql.cnpg.io/')) {
    const schedule = all.find(
      (one) => one.kind === 'ScheduledBackup' && textAt(one.value, 'spec', 'cluster', 'name') === name,
    );
    const isKept = at(value, 'spec', 'backup') !== undefined || schedule !== undefined;
    return {
      name: `Cluster ${name}`,
      // Plugins bring backups of their own.
      backup: isKept ? 'yes' : itemsAt(value, 'spec', 'plugins').length > 0 ? 'unread' : 'no',
      available: (numberAt(value, 'spec', 'instances') ?? 1) > 1 ? 'yes' : 'no',
      evidence: inKubernetes(place),
    };
  }
  if (kind === 'postgresql' && apiVersion.startsWith('acid.zalan.do/'))
    return {
      name: `postgresql ${name}`,
      backup: 'unread',
      available: (numberAt(value, 'spec', 'numberOfInstances') ?? 1) > 1 ? 'yes' : 'no',
      evidence: inKubernetes(place),
    };
  return undefined;
}
