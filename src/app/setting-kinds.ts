import { z } from "zod";

export const text = z.string().trim().min(1);
/** 0 takes any free one. */
export const portNumber = z.coerce.number().int().min(0).max(65_535);
