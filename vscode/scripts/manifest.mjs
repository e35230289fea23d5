// The two XML files that make a zip an extension.

const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const types = {
  '.json': 'application/json',
  '.vsixmanifest': 'text/xml',
  '.cjs': 'application/javascript',
  '.md': 'text/markdown',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
};

/** `[Content_Types].xml`: a type for each ending. */
export function contentTypes(endings) {
  const rows = [...endings]
    .filter((ending) => ending !== '')
    .map((ending) => {
      const type = types[ending] ?? 'application/octet-stream';
      return `<Default Extension="${ending}" ContentType="${type}"/>`;
    });
  return `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${rows.join('')}</Types>
`;
}

const property = (id, value) => `<Property Id="Microsoft.VisualStudio.${id}" Value="${value}"/>`;

const asset = ([type, path]) =>
  `<Asset Type="Microsoft.VisualStudio.${type}" Path="${path}" Addressable="true"/>`;

const assets = {
  'Code.Manifest': 'extension/package.json',
  'Services.Content.Details': 'extension/README.md',
  'Services.Content.License': 'extension/LICENSE.txt',
};

/** `extension.vsixmanifest`: what the editor and its marketplaces read first. */
export function vsixManifest({
  name,
  displayName,
  description,
  version,
  publisher,
  categories,
  keywords,
  engines,
  homepage,
  repository,
  bugs,
}) {
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id="${name}" Version="${version}" Publisher="${publisher}"/>
    <DisplayName>${escaped(displayName)}</DisplayName>
    <Description xml:space="preserve">${escaped(description)}</Description>
    <Tags>${keywords.join(',')}</Tags>
    <Categories>${categories.join(',')}</Categories>
    <GalleryFlags>Public</GalleryFlags>
    <Properties>
      ${property('Code.Engine', escaped(engines.vscode))}
      ${property('Code.ExtensionKind', 'workspace')}
      ${property('Services.Links.Source', escaped(repository.url.replace(/^git\+/, '')))}
      ${property('Services.Links.Learn', escaped(homepage))}
      ${property('Services.Links.Support', escaped(bugs))}
    </Properties>
    <License>extension/LICENSE.txt</License>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
  <Dependencies/>
  <Assets>
    ${Object.entries(assets).map(asset).join('\n    ')}
  </Assets>
</PackageManifest>
`;
}
