import { load } from 'mapping-generator';
import { Checked } from './checked';

// A component of the server, drawn with the page.
export default async function Page() {
  const generator = await load();
  return (
    <>
      <p id="server">{generator.mapType('decimal(12, 2)')}</p>
      <Checked />
    </>
  );
}
