/** One figure, large, with its name and what it means. */
export function Tile({ name, value, note }: { name: string; value: string; note?: string }) {
  return (
    <div className="insights-tile">
      <dt>{name}</dt>
      <dd>
        <b>{value}</b>
        {note && <span className="soft">{note}</span>}
      </dd>
    </div>
  );
}
