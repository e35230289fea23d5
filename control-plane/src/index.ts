export { openEmbedded, openPostgres } from './database/open.js';
export type { Tables } from './database/schema.js';
export { openDevelopmentPlane } from './development.js';
export type { DevelopmentOptions, DevelopmentPlane } from './development.js';
export { PodsInMemory } from './pods/in-memory.js';
export { podsInKubernetes } from './pods/kubernetes.js';
export type { KubernetesOptions } from './pods/kubernetes.js';
export { createReplica } from './replica.js';
export type { JobView, Replica, ReplicaOptions } from './replica.js';
export { jobRoutes } from './routes.js';
export type {
  DriftAnswer,
  Handler,
  JobsAnswer,
  PreviewAnswer,
  RunAnswer,
  Surroundings,
} from './routes.js';
