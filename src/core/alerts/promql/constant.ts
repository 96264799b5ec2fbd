// Numbers that an expression writes out: `14.4 * (1 - 0.999)` is 0.0144.
import type { Expression } from './expression';

/** The value of an expression without series, `undefined` for any other. Not rounded: 1 − 0.999 is 0.0010000000000000009. */
export function constantOf(expression: Expression): number | undefined {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'negative': {
      const of = constantOf(expression.of);
      return of === undefined ? undefined : -of;
    }
    case 'call': {
      const [arg] = expression.args;
      const passesOn = expression.name === 'vector' || expression.name === 'scalar';
      return passesOn && arg !== undefined ? constantOf(arg) : undefined;
    }
    case 'binary': {
      const [left, right] = [constantOf(expression.left), constantOf(expression.right)];
      return left === undefined || right === undefined ? undefined : calculate(expression.op, left, right);
    }
    default:
      return undefined;
  }
}

function calculate(op: string, left: number, right: number): number | undefined {
  switch (op) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '^':
      return left ** right;
    case '%':
      return left % right;
    default:
      return undefined;
  }
}
