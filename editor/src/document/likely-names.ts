/**
 * Names like one that is refused, the likeliest first. Which of them is taken the check says: these are guesses, and no rules.
 */
export function likelyNames(name: string, isUpperCase: boolean): string[] {
  const letters = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^[^A-Za-z]+|_+$/g, '')
    .slice(0, 60);
  const stem = isUpperCase ? letters.toUpperCase() : letters;
  if (stem === '') return [];
  const plural = isUpperCase ? 'S' : 's';
  const number = isUpperCase ? '_' : '';
  return [stem, `${stem}${plural}`, `${stem}${number}2`, `${stem}${number}3`].filter(
    (other) => other !== name,
  );
}
