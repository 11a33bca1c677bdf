// Letters that look like a Latin one, or are read as one, and that Unicode's table of confusables does not have: it lists pairs
// that fonts draw alike, not what "fancy text" pages and imitators write. Found by the names of characters ("LATIN SMALL LETTER T
// WITH HOOK"), by what such pages offer, and by what fresh eyes tried. Beside it: model/skeleton.ts.

/** By letter. Two names that differ in these cannot be told apart at a glance. */
export const LOOK_ALIKES = charactersOf({
  a: 'Ⱥᶏⱥᗩ',
  b: 'ɃᴃᵬᶀꞖꞗ',
  c: 'ƈȻɕʗᶝꞒꞓꞔꟄᑕ',
  d: 'ƋȡᵭᶁᶑꝹꟇꟈ',
  e: 'ᶒⱸꬳꬴᗴᕮ',
  f: 'ᶂꝻꝼ',
  g: 'ʛᵹꝽꞠꞡꞬꟐꟑꬶᘜ',
  h: 'ʱⱨꞪꟸ',
  i: 'ᶖᶤᶦᶧꞮ',
  j: 'ȷɟʄʝᶨ',
  k: 'ᶄⱪꝁꝂꝃꝄꝅꞢꞣ',
  l: 'ȴȽɬᴌᶅᶩᶪᶫⱠⱡⱢꝆꝇꝈꝉꞎꞭꬷꬸꬹ',
  m: 'ᶆᶬⱮꬺᗰ',
  n: 'ȠȵɲᶇᶮᶯᶰꞐꞑꞤꞥꬻᑎ',
  o: 'ǿⱺꝌꝍꟀꟁᝪ',
  p: 'ᵱᶈⱣꝐꝑꝒꝓꝔꝕ',
  q: 'ɊɋꝖꝗꝘꝙᑫ',
  r: 'ɌɾᶉⱤꝛꞂꞃꞦꞧꭅꭆꭉꭊꭋꭌᖇ',
  s: 'ȿᶊᶳⱾꞄꞅꞨꞩꟅꟉꟊꟖꟗꟘꟙᔕ',
  t: 'ƫȶʈᶵⱦꞆꞇ†‡',
  u: 'ʉᶙᶶᶸꞸꞹ',
  v: 'ƲᶹⱱⱴꝞꝟ',
  w: 'ⱲⱳꟂꟃᗯ',
  x: 'ᶍꭖꭗꭘꭙ',
  y: 'Ỿ',
  z: 'ɀʑᶎᶼᶽⱫⱬⱿꝢꝣᘔ',
});

/**
 * By letter: turned and mirrored letters, digits and signs, and letters of other scripts by their outline. In names of people
 * they are what they are ("Əli", "Иван", "山田"), so only a name that spells a reserved one throughout is read so.
 */
export const READ_AS = charactersOf({
  a: '4@ɐⱯꞺꞻ∆ΔΛДд₳ค卂丹ª',
  b: '68乃๒฿Ьь',
  c: '([{<¢©₵☾匚ςĆ',
  d: 'Ððđ刀๔∂Ꭰԁ',
  e: '3€ƎƐəǝƏɘɜɝᶓⱻЄєεΕΣΞξ∈℮乇モヨ£',
  f: 'Ŧ下ꓞ千',
  g: '9厶ﻮק',
  h: 'ɥʮʯⱵⱶꞍꟵꟶђћ卄ん',
  i: '!¡ᴉꞼꞽเ工׀‖',
  j: '丁ן',
  k: 'ʞꞰКкӄ长Ҝ',
  l: 'Ꞁꞁ乚し',
  m: 'Ɯɯɰꟺ爪从๓мМ',
  n: '₦ᴎИиηภ几πПпที',
  o: 'Ɔɔ¤ø๏口ロ○●◯☉⊙°σ◎',
  p: 'ρ卩尸þÞ',
  q: '㔿',
  r: '®ɹɺɻɿʁᴙᴚⱹЯяг尺ґ',
  s: '5$§ƧƨʃƩ∫ร丂ѕЅ₴ຣ',
  t: '7+ʇ₮τТтㄒ丅七干',
  u: 'µμυย凵ひЦцúՍ',
  v: '√ν',
  w: 'ʍШшЩщω山ฬ₩',
  x: '×χ乂א✕✖',
  y: '¥ʎγуУ丫ץлч',
  z: '2乙չ',
});

function charactersOf(byLetter: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(byLetter).flatMap(([letter, look]) => Array.from(look, (char) => [char, letter] as const)),
  );
}
