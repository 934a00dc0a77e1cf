/** Lists of projects: the latest and the largest. Their titles are strangers' words. */
import { make, makeForeign, setItems, setText } from './dom.js';
import { makeFigure, showFigure } from './figures.js';
import { amountWords } from './words.js';

function makeProject() {
  return make('li', 'project', make('time'), makeForeign('span', 'project-title'), makeFigure('project-amount'));
}

/**
 * Shows projects.
 *
 * @param {HTMLElement} list
 * @param {string} path the list's name in the summary
 * @param {object[]} projects
 * @param {object} view what the board shows
 */
export function showProjects(list, path, projects, view) {
  const isFirst = list.childElementCount === 0;
  setItems(
    list,
    projects,
    (project) => project.projectId,
    () => {
      const row = makeProject();
      row.classList.toggle('arriving', !isFirst);
      return row;
    },
    (row, project) => showProject(row, path, project, view),
  );
}

function showProject(row, path, project, view) {
  const [time, title, amount] = row.children;
  const name = project.title?.trim() || view.texts.untitled;
  row.dataset.project = project.projectId;
  row.dataset.channel = project.channel;
  setText(time, view.time(project.dateSigned));
  time.dateTime = project.dateSigned;
  setText(title, name);
  title.title = name;
  showFigure(amount, `${path}.${project.projectId}.amount`, project.amount, (value) =>
    amountWords(value, view.currency, view.language),
  );
}
