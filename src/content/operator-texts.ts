/** The texts that the engine asks for about operators and their policies, and with what they are told. */
export const OPERATOR_REFUSAL_TEXTS: readonly string[] = ['operator.muted', 'governance.denied'];

/** `reason` as the operator or the policy has it; `seconds` of played time. */
export const OPERATOR_ARGUMENTS: readonly string[] = ['reason', 'seconds'];
