import type { ControlPlane, Pod } from 'mapping-generator/jobs';

/**
 * Stands in for a cluster where there is none: a set of pods in memory, which nobody runs. It knows selectors of the
 * form `name=value`, which is all that the jobs ask for.
 */
export class PodsInMemory implements Pick<ControlPlane, 'pods'> {
  readonly #pods = new Map<string, Pod>();

  constructor(pods: Pod[] = []) {
    for (const pod of pods) this.#pods.set(pod.name, pod);
  }

  readonly pods: ControlPlane['pods'] = {
    list: (labelSelector) => {
      const [name = '', value] = labelSelector.split('=');
      return Promise.resolve(
        [...this.#pods.values()].filter(({ labels }) => labels[name] === value),
      );
    },
    delete: (name, { ignoreNotFound }) =>
      this.#pods.delete(name) || ignoreNotFound
        ? Promise.resolve()
        : Promise.reject(new Error(`there is no pod ${name}`)),
  };
}
