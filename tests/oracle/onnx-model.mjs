// One recurrent operator in, an ONNX model of that operator alone out, written byte by byte. Field numbers are those of
// onnx.proto (ONNX IR version 7, operator set 14); every tensor is an input of the graph, so nothing is stored in it.

/**
 * @typedef {{ readonly name: string, readonly dims: readonly number[] }} Tensor
 * @typedef {{ readonly type: string, readonly attributes: Readonly<Record<string, number>>, readonly inputs: readonly (Tensor | undefined)[], readonly outputs: readonly Tensor[] }} Operator
 */

/** @param {Operator} operator @returns {Uint8Array} */
export function onnxModel({ type, attributes, inputs, outputs }) {
  const node = [
    ...inputs.map((input) => text(1, input?.name ?? '')),
    ...outputs.map((output) => text(2, output.name)),
    text(4, type),
    ...Object.entries(attributes).map(([name, value]) => message(5, [text(1, name), number(3, value), number(20, attributeTypeInt)])),
  ]
  const graph = [
    message(1, node),
    text(2, type),
    ...inputs.filter((input) => input !== undefined).map((input) => message(11, valueInfo(input))),
    ...outputs.map((output) => message(12, valueInfo(output))),
  ]
  const model = [number(1, 7), message(7, graph), message(8, [text(1, ''), number(2, 14)])]
  return Uint8Array.from(model.flat())
}

const attributeTypeInt = 2
const elementTypeFloat = 1

/** ValueInfoProto: the name, and a tensor type of floats with its dimensions. @param {Tensor} tensor */
const valueInfo = ({ name, dims }) => {
  const shape = dims.map((size) => message(1, [number(1, size)]))
  return [text(1, name), message(2, [message(1, [number(1, elementTypeFloat), message(2, shape)])])]
}

// Protocol buffers: a field is its number and wire type, then a varint (wire type 0) or a length and bytes (wire type 2).

/** @param {number} value @returns {number[]} */
const varint = (value) => (value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))])
/** @param {number} field @param {number} value */
const number = (field, value) => [...varint(field * 8), ...varint(value)]
/** @param {number} field @param {readonly (readonly number[])[]} parts */
const message = (field, parts) => {
  const body = parts.flat()
  return [...varint(field * 8 + 2), ...varint(body.length), ...body]
}
/** @param {number} field @param {string} value */
const text = (field, value) => message(field, [[...new TextEncoder().encode(value)]])
