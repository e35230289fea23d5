import 'mapping-generator/worker-entry';
