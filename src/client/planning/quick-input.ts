// One step of several: a list or a text, with the way back to the step before.
import * as vscode from 'vscode';

/** What a step gives beside an answer: back to the step before. A step that is cancelled gives `undefined`. */
export const BACK = Symbol('back');
export type Answered<T> = T | typeof BACK | undefined;

/** An entry; one without a value can be read and not chosen. */
export type Choice<T> = vscode.QuickPickItem & { readonly value?: T };

export interface Step {
  readonly title: string;
  readonly placeHolder: string;
  readonly canGoBack: boolean;
}

export function choose<T>(step: Step, items: readonly Choice<T>[]): Promise<Answered<T>> {
  const pick = vscode.window.createQuickPick<Choice<T>>();
  pick.items = items;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.placeholder = step.placeHolder;
  return shown<T, vscode.QuickPick<Choice<T>>>(pick, step, () => pick.selectedItems[0]?.value);
}

/** A text that `problemOf` has nothing to say about; empty is an answer, unless `wanted` says that it is none. */
export function type(
  step: Step,
  value: string,
  problemOf: (text: string) => Promise<string | undefined>,
  wanted?: string,
): Promise<Answered<string>> {
  const input = vscode.window.createInputBox();
  input.prompt = step.placeHolder;
  input.value = value;
  return shown<string, vscode.InputBox>(input, step, async () => {
    const text = input.value.trim();
    const problem = text === '' ? wanted : await problemOf(text);
    input.validationMessage = problem;
    return problem === undefined ? text : undefined;
  });
}

type Input = vscode.QuickInput & {
  readonly onDidAccept: vscode.Event<void>;
  readonly onDidTriggerButton: vscode.Event<vscode.QuickInputButton>;
  buttons: readonly vscode.QuickInputButton[];
};

function shown<T, I extends Input>(
  input: I,
  { title, canGoBack }: Step,
  accepted: () => T | undefined | Promise<T | undefined>,
): Promise<Answered<T>> {
  input.title = title;
  input.ignoreFocusOut = true;
  input.buttons = canGoBack ? [vscode.QuickInputButtons.Back] : [];
  return new Promise((resolve) => {
    const done = (answer: Answered<T>): void => {
      resolve(answer);
      input.dispose();
    };
    input.onDidTriggerButton(() => done(BACK));
    input.onDidHide(() => done(undefined));
    input.onDidAccept(async () => {
      const answer = await accepted();
      if (answer !== undefined) done(answer);
    });
    input.show();
  });
}
