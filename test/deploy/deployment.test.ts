/** What lies in deploy/ fits the server that it starts: every variable, port, path, file and command in it is real. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { ROOT, seed, temporaryFolder } from '../processes/seed-process.ts';
import { ServerProcess } from '../processes/server-process.ts';

const SLOW_MS = 120_000;
const read = (file: string) => readFileSync(join(ROOT, 'deploy', file), 'utf8');

type Compose = {
  readonly services: Readonly<
    Record<
      string,
      {
        readonly build: { readonly context: string; readonly dockerfile: string };
        readonly ports: readonly string[];
        readonly environment: readonly string[];
        readonly volumes: readonly string[];
        readonly networks: { readonly default: { readonly aliases: readonly string[] } };
      }
    >
  >;
  readonly volumes: Readonly<Record<string, unknown>>;
};
type Manifest = { readonly kind: string; readonly metadata: { readonly name: string }; readonly spec: never };
type Probe = { readonly httpGet: { readonly path: string; readonly port: string } };
type Container = {
  readonly command: readonly string[];
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly readinessProbe: Probe;
  readonly livenessProbe: Probe;
  readonly startupProbe: Probe;
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
};

const compose = parse(read('docker-compose.yaml')) as Compose;
const manifests = parseAllDocuments(read('kubernetes.yaml')).map((one) => one.toJS() as Manifest);
const ofKind = <Spec>(kind: string) => manifests.find((one) => one.kind === kind)?.spec as unknown as Spec;
const pod = ofKind<{
  replicas: number;
  strategy: { type: string };
  selector: { matchLabels: object };
  template: {
    metadata: { labels: object };
    spec: {
      containers: Container[];
      volumes: { name: string; persistentVolumeClaim: { claimName: string } }[];
    };
  };
}>('Deployment');
const [container] = pod.template.spec.containers as [Container];

/** Instructions of a Dockerfile with lines joined, without comments. */
const dockerfile = read('Dockerfile')
  .replace(/^#.*\n/gm, '')
  .replace(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => {
    const [, instruction = '', rest = ''] = /^\s*([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    return { instruction, rest };
  });
const said = (instruction: string) =>
  dockerfile.filter((one) => one.instruction === instruction).map(({ rest }) => rest);
const settings = Object.fromEntries(
  said('ENV').flatMap((rest) => [...rest.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value])),
) as Record<string, string>;

/** Variables that the server reads: those of its flags, and the secrets that have none. */
const known = new Map<string, string>();
/** Of the three ports, as they are when nobody says anything else. */
const ports = () => ['PORT', 'GAMES_PORT', 'BRIDGE_PORT'].map((name) => known.get(name));
beforeAll(async () => {
  const { stdout } = await seed(['start', '--help']);
  const text = stdout.replace(/\n\s{6,}/g, ' ');
  for (const [, otherwise, name] of text.matchAll(/\((?:default: "?([^",)]*)"?, )?env:\s+(\w+)\)/g))
    known.set(name as string, otherwise ?? '');
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  for (const name of ['ADMIN_TOKEN', 'BRIDGE_TOKEN']) {
    expect(readme).toContain(`| \`${name}\` |`);
    known.set(name, '');
  }
}, SLOW_MS);

describe('what is deployed', () => {
  it('[DY1] sets only variables that the server reads', () => {
    const named = compose.services['master-router']?.environment.map((one) => one.split('=')[0]);
    const env = container.env.map(({ name }) => name);
    const image = Object.keys(settings).filter((name) => name !== 'NODE_ENV');
    for (const name of [...(named ?? []), ...env, ...image]) expect([...known.keys()], name).toContain(name);
    expect(named).toEqual(
      expect.arrayContaining(['RATE_LIMIT', 'MEMORY_LIMIT', 'ADMIN_TOKEN', 'BRIDGE_TOKEN']),
    );
    // The secrets are asked for and stand in no file.
    for (const name of ['ADMIN_TOKEN', 'BRIDGE_TOKEN']) {
      expect(read('docker-compose.yaml')).toContain(`${name}=\${${name}:?`);
      expect(read('kubernetes.yaml')).not.toMatch(new RegExp(`${name}, value`));
    }
  });

  it('[DY2] has the ports of the server, inside and outside', () => {
    expect(ports()).toEqual(['8888', '8765', '7777']);
    expect(said('EXPOSE').join(' ').split(' ')).toEqual(ports());
    expect([settings['PORT'], settings['GAMES_PORT'], settings['BRIDGE_PORT']]).toEqual(ports());
    expect(compose.services['master-router']?.ports).toEqual([
      '8888:8888',
      '8000:8888',
      '8765:8765',
      '7777:7777',
    ]);
    expect(container.ports.map(({ containerPort }) => String(containerPort))).toEqual(ports());
    const service = ofKind<{ ports: { port: number; targetPort: string }[] }>('Service');
    expect(service.ports.map(({ port }) => String(port))).toEqual(ports());
    expect(service.ports.map(({ targetPort }) => targetPort)).toEqual(
      container.ports.map(({ name }) => name),
    );
  });

  it('[DY3] copies and runs files that are there', async () => {
    const copied = said('COPY').flatMap((rest) => rest.split(' ').slice(0, -1));
    const kept = read('Dockerfile.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'));
    for (const file of copied) {
      expect(existsSync(join(ROOT, file)), file).toBe(true);
      expect(kept).toContain(`!${file}`);
    }
    const [run] = said('CMD').map((rest) => JSON.parse(rest) as string[]);
    expect(run).toEqual(['node', 'src/main.ts']);
    expect(container.command).toEqual(run);
    const { build } = compose.services['master-router']!;
    expect(existsSync(join(ROOT, 'deploy', build.context, build.dockerfile))).toBe(true);
    const built = said('RUN').find((rest) => rest.includes('seed.ts'));
    expect(built).toBe('node src/cli/seed.ts build');
    expect(await seed(['build', '--help'])).toMatchObject({ code: 0 });
    const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      engines: { node: string };
    };
    expect(`>=${/^node:(\d+)-/.exec(said('FROM')[0] as string)?.[1]}`).toBe(engines.node);
  });

  it('[DY4] keeps the universe when the container goes, and never runs it twice', () => {
    const data = settings['DATA_DIR'] as string;
    expect(said('VOLUME')).toEqual([data]);
    const [mount] = compose.services['master-router']!.volumes;
    expect(mount?.split(':')).toEqual([Object.keys(compose.volumes)[0], data]);
    expect(container.volumeMounts).toEqual([{ name: pod.template.spec.volumes[0]?.name, mountPath: data }]);
    const claim = manifests.find(({ kind }) => kind === 'PersistentVolumeClaim');
    expect(pod.template.spec.volumes[0]?.persistentVolumeClaim.claimName).toBe(claim?.metadata.name);
    expect([pod.replicas, pod.strategy.type]).toEqual([1, 'Recreate']);
    expect(pod.selector.matchLabels).toEqual(pod.template.metadata.labels);
  });

  it('[DY5] starts with the variables of the composition, and is found well at every place that is asked', {
    timeout: SLOW_MS,
  }, async () => {
    const secret = 'a-secret-that-nobody-guesses-0123456789';
    const env = Object.fromEntries(
      compose.services['master-router']!.environment.map((one) => {
        const [name = '', value = ''] = one.split('=');
        return [name, value.startsWith('${') ? secret : value];
      }),
    );
    const server = await ServerProcess.start({
      data: temporaryFolder(),
      env: { ...env, HOST: settings['HOST'] as string },
    });
    const probes = [container.readinessProbe, container.livenessProbe, container.startupProbe];
    const [health] = said('HEALTHCHECK').map((rest) => /127\.0\.0\.1:8888(\/\w+)/.exec(rest)?.[1]);
    for (const path of [...probes.map(({ httpGet }) => httpGet.path), health as string])
      expect((await server.get(path)).status, path).toBe(200);
    expect((await server.get('/proxy/json_api/')).headers.get('ratelimit-policy')).toMatch(/q=100;/);
    expect(await (await server.get('/health')).json()).toMatchObject({
      status: 'ok',
      memory: { limit: 512 * 1024 ** 2 },
    });
    const change = (headers: Record<string, string>) =>
      server.bridgeUrl().then((url) =>
        fetch(`${url}/register`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: '{"name": "my_service", "language": "python", "port": 5000}',
        }),
      );
    expect((await change({})).status).toBe(401);
    expect((await change({ authorization: `Bearer ${secret}` })).status).toBe(201);
    expect(await server.stop()).toBe(0);
  });
});

describe('the composition of the deployment plan', () => {
  const planned = parse(readFileSync(join(ROOT, 'test/processes/plans/docker-compose.yaml'), 'utf8')) as {
    services: Record<string, { ports?: string[]; environment?: string[]; restart?: string }>;
  };
  const [[main, ours] = ['', undefined]] = Object.entries(compose.services);

  it('[DY6] is found again in ours: each of its services by its name, its ports and its variables', () => {
    expect(Object.keys(planned.services)).toEqual(['master-router', 'text-game', 'language-bridge']);
    for (const [name, { ports: wanted = [], environment = [] }] of Object.entries(planned.services)) {
      expect([main, ...(ours?.networks.default.aliases ?? [])]).toContain(name);
      expect(ours?.ports).toEqual(expect.arrayContaining(wanted));
      expect(ours?.environment).toEqual(expect.arrayContaining(environment));
    }
  });
});
