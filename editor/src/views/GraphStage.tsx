export default function GraphStage() { return null; }
