/** The texts that the engine asks for about operators, and with what they are told. */
export const OPERATOR_REFUSAL_TEXTS: readonly string[] = ['operator.muted'];

/** `reason` as the operator wrote it; `seconds` of played time. */
export const OPERATOR_ARGUMENTS: readonly string[] = ['reason', 'seconds'];
