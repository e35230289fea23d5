'use client';

import { useEffect, useState } from 'react';
import { load } from 'mapping-generator';
import { useMappingDiagnostics } from 'mapping-generator/react';
import { loadInWorker } from 'mapping-generator/worker';

/** What the generator in a worker gives of a type. */
function useType(type) {
  const [mapped, setMapped] = useState();
  useEffect(() => {
    loadInWorker()
      .then((generator) => generator.mapType(type))
      .then(setMapped, ({ message }) => setMapped(message));
  }, [type]);
  return mapped;
}

export function Checked() {
  const type = useType('decimal(12, 2)');
  const { report, error } = useMappingDiagnostics('{', { generator: load });
  const shown = error ? String(error) : type && report && `${type} ${report.status}`;
  return <output>{shown}</output>;
}
