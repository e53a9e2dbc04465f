/// The platform's public REST APIs, as sample agencies use them.
@NullMarked
package org.firebreak.demonstration.rest;

import org.jspecify.annotations.NullMarked;
