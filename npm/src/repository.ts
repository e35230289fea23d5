/** Where the project is at home; package.json says the same, which a test compares. */
export const repository = 'https://github.com/mapping-generator/mapping-generator';
