// The script of the mind map's page.
import { createMindMap } from './page';

createMindMap(document.body);
