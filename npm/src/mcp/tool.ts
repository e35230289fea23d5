import type * as z from 'zod';

import type { Agent } from './agent.js';

type Shape = Record<string, z.ZodType>;

type Given<Input extends Shape> = z.infer<z.ZodObject<Input>>;

/** What an agent is answered: a short text to read, and the same as a value. */
export interface Answer<Output extends Shape> {
  text: string;
  value: z.infer<z.ZodObject<Output>>;
}

/** Something that an agent may call. What it throws is told to the agent as the error of the call. */
export interface Tool<Input extends Shape = Shape, Output extends Shape = Shape> {
  name: string;
  title: string;
  description: string;
  input: Input;
  output: Output;
  run: (agent: Agent, given: Given<Input>) => Promise<Answer<Output>>;
}

/** Infers what its parts are; a list of tools knows no more of them than that they are some. */
export const tool = <Input extends Shape, Output extends Shape>(made: Tool<Input, Output>): Tool =>
  made as unknown as Tool;
