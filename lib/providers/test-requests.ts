/** Every id that a test callback names begins with it, so that nobody takes one for a customer's. */
export const testReferencePrefix = 'console-test-';
