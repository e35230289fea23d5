/** What every picture has in common. The keys are the stage's, which knows what they are about. */
export const surface = {
  minZoom: 0.05,
  maxZoom: 2,
  nodesFocusable: false,
  edgesFocusable: false,
  disableKeyboardA11y: true,
  deleteKeyCode: null,
  selectionKeyCode: null,
  multiSelectionKeyCode: null,
  proOptions: { hideAttribution: true },
} as const;
