import type {
  ColumnInfluence,
  ColumnSource,
  DefinitionLineage,
  MappingLineage,
  OpenLineageDataset,
  OpenLineageField,
  OpenLineageTransformation,
  TableColumn,
} from './lineage-types.js';

export interface OpenLineageOptions {
  /** Of the tables: `trino://host:port`, as OpenLineage names them. */
  namespace: string;
  /** Of the graph that is made; default: that of the tables. */
  graphNamespace?: string | undefined;
}

const schema =
  'https://openlineage.io/spec/facets/1-2-0/ColumnLineageDatasetFacet.json#/$defs/ColumnLineageDatasetFacet';

/**
 * The datasets that a mapping makes, nodes first, each with OpenLineage's facet of column lineage: the `outputs` of a
 * run event. A column whose sources are not all known has those that are.
 *
 * @example
 * const lineage = generator.lineage(mapping, { catalog });
 * const [customer] = toOpenLineage(lineage, { namespace: 'trino://warehouse:8080' });
 * customer.facets.columnLineage.fields.name.inputFields; // [{ name: 'tpch.tiny.customer', field: 'name', … }]
 */
export function toOpenLineage(
  { nodes, edges }: MappingLineage,
  { namespace, graphNamespace = namespace }: OpenLineageOptions,
): OpenLineageDataset[] {
  const dataset = (name: string, definition: DefinitionLineage): OpenLineageDataset => ({
    namespace: graphNamespace,
    name,
    facets: {
      columnLineage: {
        _producer: 'urn:mapping-generator',
        _schemaURL: schema,
        fields: fieldsOf(definition, namespace),
        dataset: inputFields(definition.influences, namespace, indirect),
      },
    },
  });
  return [
    ...nodes.map((node) => dataset(node.label, node)),
    ...edges.map((edge) => dataset(edge.type, edge)),
  ];
}

function fieldsOf(
  { columns }: DefinitionLineage,
  namespace: string,
): Record<string, { inputFields: OpenLineageField[] }> {
  // A column may have any name.
  const fields = Object.create(null) as Record<string, { inputFields: OpenLineageField[] }>;
  for (const { name, sources } of columns) {
    fields[name] ??= { inputFields: inputFields(sources, namespace, direct) };
  }
  return fields;
}

const direct = ({ transformation }: ColumnSource): OpenLineageTransformation => ({
  type: 'DIRECT',
  subtype: transformation,
  description: '',
  masking: false,
});

const indirect = ({ subtype }: ColumnInfluence): OpenLineageTransformation => ({
  type: 'INDIRECT',
  subtype,
  description: '',
  masking: false,
});

/** Each column once, with all that it does. */
function inputFields<Use extends TableColumn>(
  uses: Use[],
  namespace: string,
  toTransformation: (use: Use) => OpenLineageTransformation,
): OpenLineageField[] {
  const fields = new Map<string, OpenLineageField>();
  for (const use of uses) {
    const name = [use.catalog, use.schema, use.table].join('.');
    const key = JSON.stringify([name, use.column]);
    const field = fields.get(key) ?? { namespace, name, field: use.column, transformations: [] };
    field.transformations.push(toTransformation(use));
    fields.set(key, field);
  }
  return [...fields.values()];
}
