'use strict';
// Stands in the bundle for an optional package.
module.exports = undefined;
