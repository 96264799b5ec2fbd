// The picture of a folder's calls, and where in it stands what was asked for.
import type { Picture } from '../../core/model/picture';
import type { Report } from '../../core/model/report';
import { callNumber, pictureOf } from '../../core/picture/picture';
import { numberOf } from '../../core/picture/view';
import { GRAPH, type GraphParams, type GraphResult } from '../../protocol/messages';
import type { Server } from '../context';
import { onAsk } from '../guard';

export function registerGraph({ connection, folders }: Server): void {
  const drawn = new WeakMap<Report, Picture>();
  onAsk<GraphParams, GraphResult>(connection, GRAPH, 'The call graph', null, (params) => {
    const report = folders()
      .find(({ uri }) => uri === params.folder)
      ?.report();
    if (report === undefined) return null;
    const picture = drawn.get(report) ?? pictureOf(report.head, report);
    drawn.set(report, picture);
    const service = params.service === undefined ? undefined : numberOf(picture, params.service);
    const call = params.call === undefined ? undefined : callNumber(report.head, params.call);
    return {
      picture,
      ...(service === undefined ? {} : { service }),
      ...(call === undefined ? {} : { call }),
    };
  });
}
