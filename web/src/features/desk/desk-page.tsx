export function DeskPage() {
  return <h1>工作台</h1>;
}
