"""What a picture shows: faces, lettering, likeness to uniforms and police vehicles. Only workers may use it."""
