// The warehouse of those tests that run the servers: one table, read just now.

export const orderId = { name: 'order_id', type: 'bigint' };
const placed = { name: 'placed', type: 'date' };

/** With other columns of its table. */
export const sales = (columns: object[] = [orderId, placed]) => ({
  captured_at: new Date(Date.now() - 60_000).toISOString(),
  tables: [{ catalog: 'hive', schema: 'sales', name: 'orders', columns }],
});

export const session = { catalog: 'hive', schema: 'sales' };

/** A project over it. */
export const salesProject = {
  'mapping-generator.json': { catalog: 'catalog.json', session },
  'catalog.json': sales(),
};
