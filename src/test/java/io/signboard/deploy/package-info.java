/** Holds the Dockerfile and docker-compose.yml against the program and the files beside them. */
@NullMarked
package io.signboard.deploy;

import org.jspecify.annotations.NullMarked;
