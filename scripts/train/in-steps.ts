/** Numbers as whole steps of the largest of their row. */
export function inSteps(values: Float32Array, dimensions: number): { whole: Int8Array; steps: Float32Array } {
  const steps = new Float32Array(values.length / dimensions);
  const whole = new Int8Array(values.length);
  for (let row = 0; row < steps.length; row += 1) {
    const own = values.subarray(row * dimensions, (row + 1) * dimensions);
    const step = own.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127 || 1;
    steps[row] = step;
    for (const [at, value] of own.entries()) whole[row * dimensions + at] = Math.round(value / step);
  }
  return { whole, steps };
}
