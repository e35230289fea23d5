import { useId, type JSX } from 'react';
import { nameOf, type MappingModel, type NodeModel } from '../model/model';
import { Answers } from '../shell/Answers';
import { Dialog } from '../shell/Dialog';
import { edgesOf } from './graph-edits';
import type { GraphTranslate } from './texts';
import { edgeWords, shownName } from './words';

interface Properties {
  model: MappingModel;
  node: NodeModel;
  t: GraphTranslate;
  remove: (withEdges: boolean) => void;
  close: () => void;
}

/** More names than these are told by their number. */
const mostNames = 8;

/** Asks whether the edges of a node go with it: without it they lead nowhere. */
export function DeleteDialog({ model, node, t, remove, close }: Properties): JSX.Element {
  const id = useId();
  const edges = edgesOf(model, node);
  const names =
    edges.slice(0, mostNames).map(nameOf).join(', ') + (edges.length > mostNames ? ' …' : '');
  const answer = (withEdges: boolean) => (): void => {
    remove(withEdges);
  };
  return (
    <Dialog labelledBy={`${id}-title`} describedBy={`${id}-what`} onClose={close}>
      {(cancel) => (
        <div className="dialog-form">
          <h2 id={`${id}-title`}>{t('deleteTitle', { name: shownName(t, node) })}</h2>
          <p id={`${id}-what`}>{t('deleteEdges', { edges: edgeWords(t, edges.length), names })}</p>
          <Answers
            of={[
              { text: t('cancel'), act: cancel },
              { text: t('deleteOnly'), act: answer(false) },
              { text: t('deleteWith'), act: answer(true), look: 'primary', hasFocus: true },
            ]}
          />
        </div>
      )}
    </Dialog>
  );
}
