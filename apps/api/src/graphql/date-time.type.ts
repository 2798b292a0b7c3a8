import { builder } from './delivery-builder.ts';
import { dateTimeScalar } from './scalar-types.ts';

builder.scalarType('DateTime', dateTimeScalar);
