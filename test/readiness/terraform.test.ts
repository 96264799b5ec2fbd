// Terraform as reviews read it: what is written out, with its line; never a guess, never a throw.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type TerraformResource, terraformIn } from '../../src/core/artifacts/terraform';
import { SEED } from '../seed';

function resourcesIn(text: string): readonly TerraformResource[] {
  return terraformIn({ file: 'main.tf', id: text, text: () => text });
}

function shown(text: string): string[] {
  return resourcesIn(text).map(
    ({ type, name, place, values }) =>
      `${place.line} ${type} ${name}: ${[...values].map(([key, value]) => `${key}=${value.text ?? '?'}@${value.place.line}`).join(' ')}`,
  );
}

const TEXT = `variable "retention" { default = 7 }
# resource "aws_db_instance" "commented" {
resource "aws_db_instance" "orders" {
  identifier = "orders-db" // the first one
  backup_retention_period = 7
  retention = var.retention
  name = "\${var.env}-orders"
  multi_az = true # since March
  tags = {
    team = "orders"
  }
  policy = jsonencode({
    Statement = [{
      Effect = "Allow"
    }]
  })
  user_data = <<-EOT
    multi_az = false
  }
  EOT
  storage { size = 20 }
  settings {
    backup_configuration {
      enabled = true
    }
  }
}
resource "aws_dynamodb_table" "carts" {
  point_in_time_recovery {
    enabled = false
  }
}
`;

describe('Terraform', () => {
  it('is read as far as it is written out', () => {
    assert.deepEqual(shown(TEXT), [
      '3 aws_db_instance orders: identifier=orders-db@4 backup_retention_period=7@5 retention=?@6 name=?@7 multi_az=true@8 ' +
        'tags=?@9 policy=?@12 user_data=?@17 storage.size=20@21 settings.backup_configuration.enabled=true@24',
      '28 aws_dynamodb_table carts: point_in_time_recovery.enabled=false@30',
    ]);
  });

  it('gives no resource whose end is missing', () => {
    assert.deepEqual(shown('resource "aws_db_instance" "a" {\n  multi_az = true\n'), []);
  });

  it('is read whatever it holds: no throw, no line that is not there, twice the same', () => {
    const pieces = fc.constantFrom(...TEXT.split('\n'), '}', '{', '"', '<<EOT', 'EOT', ']', 'a = [', '\u0000', '= = {');
    const texts = fc.array(fc.oneof(pieces, fc.string({ maxLength: 30 })), { maxLength: 60 });
    fc.assert(
      fc.property(texts, (lines) => {
        const text = lines.join('\n');
        const found = resourcesIn(text);
        const count = text.split('\n').length;
        for (const { place, values } of found)
          for (const line of [place.line, ...[...values.values()].map((value) => value.place.line)])
            assert.ok(line >= 1 && line <= count);
        assert.deepEqual(resourcesIn(text), found);
      }),
      { seed: SEED },
    );
  });
});
