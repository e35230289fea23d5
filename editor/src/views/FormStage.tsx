export default function FormStage() { return null; }
