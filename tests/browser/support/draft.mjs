// The dialog that makes a definition of a query.

/** Opens the dialog that makes definitions, and waits until it is there. */
export const open = async (page) => {
  await page.click('Generate from SQL');
  await page.page.waitForSelector('dialog .cm-content');
};

export const canInsert = (page) =>
  page.page.$eval('dialog [type=submit]', (button) => !button.disabled);

/** What a field of it says, by the label. */
export const valueOf = (page, label) =>
  page.page.$eval(
    `xpath///dialog//label[starts-with(normalize-space(.), '${label}')]//*[self::input or self::select]`,
    (field) => field.value,
  );
