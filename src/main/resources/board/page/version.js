/** Whether the server has a newer page than this one. */

const LONGEST_WAIT = 3_000;
let known = null;

/** Loads the page anew, soon, if the server has a newer one than at the first call. */
export async function checkVersion() {
  try {
    const answer = await fetch('./', { method: 'HEAD', cache: 'no-store' });
    const tag = answer.ok ? answer.headers.get('ETag') : null;
    if (known !== null && tag !== null && tag !== known) {
      setTimeout(() => window.location.reload(), Math.random() * LONGEST_WAIT);
    }
    known ??= tag;
  } catch {
    // Then the next connection asks again.
  }
}
