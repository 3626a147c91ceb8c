/** The Region that is in force where nobody chose one: AWS's first. */
export const defaultRegion = 'us-east-1';
